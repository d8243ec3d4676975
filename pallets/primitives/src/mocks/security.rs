use crate::{AssetKind, Balance, Era, Guarantee, PoolKey, SecurityAdjust, SecurityInspect, ServiceId};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};
use frame_support::{storage::unhashed, weights::Weight, Parameter};
use palisade_math::Claim;
use sp_runtime::Perquintill;

/// Where [`MockSecurity`] keeps everything: in the test's externalities, so that every test starts empty.
const STATE: &[u8] = b"mock/security";

/// Era tables as the test wrote them; remembers what it was told of slashes.
pub struct MockSecurity;

/// One call of [`SecurityAdjust::on_service_slash`].
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct MockAdjustment<AccountId> {
	/// Who took it.
	pub service: ServiceId,
	/// From which pool.
	pub pool: PoolKey<AccountId>,
	/// How much of the stake.
	pub loss: Balance,
	/// What the stake was worth.
	pub before: Balance,
	/// What it is worth.
	pub after: Balance,
}

#[derive(Encode, Decode)]
struct State<AccountId: Ord> {
	rows: BTreeMap<(ServiceId, Era, PoolKey<AccountId>), (Claim, Perquintill)>,
	/// Pools that allow redistribution.
	redistribution: Vec<PoolKey<AccountId>>,
	adjustments: Vec<MockAdjustment<AccountId>>,
}

impl<AccountId: Ord> Default for State<AccountId> {
	fn default() -> Self {
		Self { rows: BTreeMap::new(), redistribution: Vec::new(), adjustments: Vec::new() }
	}
}

fn load<AccountId: Parameter + Ord>() -> State<AccountId> {
	unhashed::get_or_default(STATE)
}

impl MockSecurity {
	/// Makes `pool` guarantee `claim` to `service` in `era`, of which it may take `max_slash`.
	pub fn set<AccountId: Parameter + Ord>(
		service: ServiceId,
		pool: &PoolKey<AccountId>,
		era: Era,
		claim: Claim,
		max_slash: Perquintill,
	) {
		let mut state = load::<AccountId>();
		state.rows.insert((service, era, pool.clone()), (claim, max_slash));
		unhashed::put(STATE, &state);
	}

	/// `pool` allows redistribution in every era.
	pub fn allow_redistribution<AccountId: Parameter + Ord>(pool: &PoolKey<AccountId>) {
		let mut state = load::<AccountId>();
		state.redistribution.push(pool.clone());
		unhashed::put(STATE, &state);
	}

	/// What it was told of slashes, in order.
	pub fn adjustments<AccountId: Parameter + Ord>() -> Vec<MockAdjustment<AccountId>> {
		load::<AccountId>().adjustments
	}
}

impl<AccountId: Parameter + Ord> SecurityInspect<AccountId> for MockSecurity {
	fn guarantees(service: ServiceId, operator: &AccountId, era: Era) -> Vec<Guarantee<AccountId>> {
		let State { rows, redistribution, .. } = load::<AccountId>();
		let of =
			rows.into_iter().filter(|((of, at, pool), _)| *of == service && *at == era && pool.operator == *operator);
		let row = |((_, _, pool), (claim, max_slash))| {
			let redistribution = redistribution.contains(&pool);
			Guarantee { pool, claim, max_slash, redistribution, key: None }
		};
		of.map(row).collect()
	}

	fn total(service: ServiceId, asset: &AssetKind, era: Era) -> Balance {
		let rows = load::<AccountId>().rows.into_iter();
		let of = rows.filter(|((of, at, pool), _)| *of == service && *at == era && pool.asset == *asset);
		of.map(|(_, (claim, _))| claim.guarantee).sum()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create(service: ServiceId, pool: &PoolKey<AccountId>, era: Era, claim: Claim, max_slash: Perquintill) {
		Self::set(service, pool, era, claim, max_slash);
	}
}

impl<AccountId: Parameter + Ord> SecurityAdjust<AccountId> for MockSecurity {
	fn on_service_slash(
		service: ServiceId,
		pool: &PoolKey<AccountId>,
		loss: Balance,
		before: Balance,
		after: Balance,
	) -> Weight {
		let mut state = load::<AccountId>();
		state.adjustments.push(MockAdjustment { service, pool: pool.clone(), loss, before, after });
		unhashed::put(STATE, &state);
		Weight::zero()
	}
}
