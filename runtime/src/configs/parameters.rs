use super::*;
use polkadot_sdk::{
	frame_support::{
		dynamic_params::{dynamic_pallet_params, dynamic_params},
		traits::{EnsureOrigin, EnsureOriginWithArg},
	},
	sp_runtime::{Perbill, Perquintill},
};

/// Numbers that governance changes without an upgrade.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod dynamic_params {
	use super::*;

	/// New tokens.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod issuance {
		/// New tokens of a year as a share of all there are.
		#[codec(index = 0)]
		pub static AnnualRate: Perbill = Perbill::from_percent(5);
	}

	/// What verdicts of services may take with one era.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod slashing {
		/// Of all that is staked of an asset.
		#[codec(index = 0)]
		pub static MaxPerEra: Perquintill = Perquintill::from_percent(20);
		/// Of all that a service was guaranteed of an asset.
		#[codec(index = 1)]
		pub static MaxPerEraOfService: Perquintill = Perquintill::from_percent(50);
	}

	/// Streams of rewards.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod rewards {
		/// Part of a service's stream that the treasury gets.
		#[codec(index = 0)]
		pub static ProtocolFee: Perbill = Perbill::from_percent(2);
	}

	/// Stake of services.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod restaking {
		/// What is taken off the worth of other assets than the native one where it is compared with a bond.
		#[codec(index = 0)]
		pub static ForeignHaircut: Perbill = Perbill::from_percent(20);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		RuntimeParameters::Issuance(dynamic_params::issuance::Parameters::AnnualRate(
			dynamic_params::issuance::AnnualRate,
			Some(Perbill::from_percent(5)),
		))
	}
}

/// Root sets everything; the staking admin everything but how many tokens are new.
pub struct ParametersAdmin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParametersAdmin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, key: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
		type Root = EnsureRoot<AccountId>;
		type Admin = EitherOf<Root, governance::origins::StakingAdmin>;
		match key {
			RuntimeParametersKey::Issuance(_) => <Root as EnsureOrigin<RuntimeOrigin>>::try_origin(origin),
			_ => <Admin as EnsureOrigin<RuntimeOrigin>>::try_origin(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_parameters::Config for Runtime {
	type AdminOrigin = ParametersAdmin;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type WeightInfo = weights::pallet_parameters::WeightInfo<Runtime>;
}
