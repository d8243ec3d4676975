//! Builds the wasm.

fn main() {
	#[cfg(feature = "std")]
	build();
}

#[cfg(feature = "std")]
fn build() {
	let wasm = substrate_wasm_builder::WasmBuilder::init_with_defaults();
	#[cfg(feature = "metadata-hash")]
	let wasm = wasm.enable_metadata_hash("PAL", 12);
	#[cfg(feature = "benchmark-wasm")]
	let wasm = wasm.enable_feature("runtime-benchmarks");
	#[cfg(feature = "try-runtime-wasm")]
	let wasm = wasm.enable_feature("try-runtime");
	wasm.build();
}
