use crate::{Category, PoolExposure, PoolKey, ServiceExposure, ServiceId};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Decode;
use frame_support::{storage::unhashed, Parameter};
use sp_runtime::Perquintill;

/// Where [`MockExposure`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/exposure";

/// Pools with the services that the test says.
pub struct MockExposure;

fn load<AccountId: Parameter + Ord>() -> BTreeMap<PoolKey<AccountId>, Vec<ServiceExposure>> {
	let Some(bytes) = unhashed::get_raw(STATE) else { return BTreeMap::new() };
	Decode::decode(&mut &bytes[..]).expect("a test has one type of account; say `1u64`")
}

impl MockExposure {
	/// From now on `service`, of `category`, can take `share` of the pool.
	pub fn expose<AccountId: Parameter + Ord>(
		pool: &PoolKey<AccountId>,
		service: ServiceId,
		category: Category,
		share: Perquintill,
	) {
		let mut state = load::<AccountId>();
		let services = state.entry(pool.clone()).or_default();
		services.retain(|known| known.service != service);
		services.push(ServiceExposure { service, category: Some(category), share });
		unhashed::put(STATE, &state);
	}
}

impl<AccountId: Parameter + Ord> PoolExposure<AccountId> for MockExposure {
	fn services_of(pool: &PoolKey<AccountId>) -> Vec<ServiceExposure> {
		load::<AccountId>().remove(pool).unwrap_or_default()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(pool: &PoolKey<AccountId>) {
		let share = Perquintill::from_percent(1);
		(1..=16).for_each(|service| Self::expose(pool, ServiceId(service), Category::Other, share));
	}
}
