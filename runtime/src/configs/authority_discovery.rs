use super::*;
use crate::constants::bounds;

impl pallet_authority_discovery::Config for Runtime {
	type MaxAuthorities = ConstU32<{ bounds::MAX_AUTHORITIES }>;
}
