//! Turns SVG into PNG.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::describe;

/// How many pixels of the PNG there are for one of the drawing, in each direction.
const SHARPER: u32 = 2;

/// The drawing as PNG. It is decoded from an address that contains it, which the page's policy allows.
pub async fn png(svg: &str) -> Result<Blob, String> {
    draw(svg).await.map_err(describe)
}

async fn draw(svg: &str) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(&format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg)));
    JsFuture::from(image.decode()).await?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    let (width, height) = (image.natural_width() * SHARPER, image.natural_height() * SHARPER);
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width), f64::from(height))?;
    let encoded = Promise::new(&mut |resolve: Function, reject: Function| {
        if let Err(error) = canvas.to_blob(&resolve) {
            // Nobody else hears of it.
            let _ = reject.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(encoded).await?.dyn_into()
}
