//! Writes a made-up tree to a folder: `cargo run -p synth --example write_tree -- OUT [sample|lake|SEED]`. Without a
//! second argument, it writes the small tree of seed 1.

use std::path::Path;

use synth::{Packing, Tree};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("usage: write_tree OUT [sample|lake|SEED]")?;
    let tree = match arguments.next().as_deref() {
        Some("sample") => synth::sample(Packing::Gzip).tree,
        Some("lake") => synth::lake::lake_results(),
        Some(seed) => synth::small_tree(seed.parse()?),
        None => synth::small_tree(1),
    };
    write(&tree, Path::new(&out))?;
    Ok(())
}

fn write(tree: &Tree, out: &Path) -> std::io::Result<()> {
    for file in &tree.files {
        let path = out.join(&file.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, &file.bytes)?;
    }
    Ok(())
}
