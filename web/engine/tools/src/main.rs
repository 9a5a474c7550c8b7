//! Makes of the engine's WebAssembly what a page can load, and proves that old browsers run it.
//!
//! `nianbao-web-tools <engine.wasm> <folder>` writes JavaScript bindings and the final WebAssembly into the folder.

use std::error::Error;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Validator, WasmFeatures};

/// Name of the bindings and of the module.
const NAME: &str = "engine";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        return Err("nianbao-web-tools <engine.wasm> <folder>".into());
    };
    let folder = Path::new(folder);
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(NAME).web(true)?.typescript(true).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true).generate(folder)?;
    let bytes = std::fs::read(folder.join(format!("{NAME}_bg.wasm")))?;
    prove(&bytes)?;
    println!("{} bytes of WebAssembly that Chromium 64 runs", bytes.len());
    Ok(())
}

/// Refuses a module that needs more than the first WebAssembly there was (and the exported global of a stack pointer, which
/// came at once): no SIMD, no threads, no bulk memory, no reference types, no sign extension, no saturating conversions.
fn prove(bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    Validator::new_with_features(WasmFeatures::WASM1).validate_all(bytes)?;
    Ok(())
}
