//! Builds the runtime with its benchmarks. Only the wasm needs them, so nothing else is built with that feature.

fn main() {
	substrate_wasm_builder::WasmBuilder::new()
		.with_project("../../runtime/Cargo.toml")
		.expect("the runtime is two folders up")
		.import_memory()
		.export_heap_base()
		.enable_feature("runtime-benchmarks")
		.build();
}
