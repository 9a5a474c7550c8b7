//! Files as a page has them, `{name, bytes}`, and as the library has them.

use js_sys::{Array, Object, Reflect, Uint8Array};
use nianbao::render::File;
use wasm_bindgen::JsValue;

/// The names and bytes of files of a page; what is no file is left out.
pub(crate) fn named(files: &Array) -> Vec<(String, Vec<u8>)> {
    let get = |file: &JsValue, key: &str| Reflect::get(file, &key.into()).ok();
    let file = |file: JsValue| {
        let name = get(&file, "name")?.as_string()?;
        Some((name, Uint8Array::new(&get(&file, "bytes")?).to_vec()))
    };
    files.iter().filter_map(file).collect()
}

/// Files for a page.
pub(crate) fn array(files: Vec<File>) -> Array {
    files.into_iter().map(|file| object(&[("name", file.name.into()), ("bytes", bytes(&file.bytes))])).collect()
}

/// Bytes for a page.
fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// An object of these entries.
pub(crate) fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // A new object takes every entry.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
