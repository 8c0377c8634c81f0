//! Options of the linker.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        // Where functions and data refer to each other: `cargo xtask` needs to know it to split the module.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
