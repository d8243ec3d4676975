//! Weights as `make weights` measured them, of all that is not ours: the SDK's pallets, blocks and the database. Those of
//! our pallets are beside them, in `pallets/*/src/weights.rs`.

pub mod block;
pub mod database;
pub mod extrinsic;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_asset_conversion;
pub mod pallet_asset_rate;
pub mod pallet_assets_assets;
pub mod pallet_assets_pool_assets;
pub mod pallet_balances;
pub mod pallet_collective;
pub mod pallet_conviction_voting;
pub mod pallet_dap;
pub mod pallet_identity;
pub mod pallet_membership;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_parameters;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_referenda;
pub mod pallet_safe_mode;
pub mod pallet_scheduler;
pub mod pallet_session;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_treasury_insurance;
pub mod pallet_treasury_treasury;
pub mod pallet_tx_pause;
pub mod pallet_utility;
pub mod pallet_whitelist;
