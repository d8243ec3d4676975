//! What a verdict took of a pool goes down the waterfall of the offence's era.

use crate::{
	types::{pro_rata, Payout},
	Cases, Config, Error, Event, Pallet, Payouts, PoolKeyOf, ReportOf, Reports, WeightInfo,
};
use frame_support::{
	defensive, ensure,
	storage::with_storage_layer,
	traits::{
		fungibles::{Inspect, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Get,
	},
	weights::Weight,
	BoundedVec,
};
use palisade_primitives::{keyless, AssetKind, Balance, EraClock, ReportId};
use sp_runtime::{traits::Zero, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The account of what is set aside for the harmed.
	pub fn payout_account() -> T::AccountId {
		keyless(b"palisade/payouts", ())
	}

	/// Moves exactly `amount` out of the pool's account. What the waterfall gives to nobody, or to who cannot take it, is
	/// burned.
	pub(crate) fn do_pay_out(pool: &PoolKeyOf<T>, id: ReportId, amount: Balance) -> Weight {
		let paid = Reports::<T>::get(id).map(|report| Self::pay_down(pool, id, &report, amount));
		let [harmed, reporter, insurance] = paid.unwrap_or_default();
		let given = harmed.saturating_add(reporter).saturating_add(insurance);
		let burned = amount.saturating_sub(given);
		Self::burn(pool, burned);
		Self::deposit_event(Event::PaidOut { report: id, pool: pool.clone(), harmed, reporter, insurance, burned });
		T::WeightInfo::pay_out()
	}

	/// Moves exactly `amount` that consensus reports took of stake coming over out of the pool's account: insurance gets its
	/// share of the chain's waterfall, floored, and the rest is burned.
	pub(crate) fn do_pay_out_arriving(pool: &PoolKeyOf<T>, amount: Balance) -> Weight {
		let share = T::ChainWaterfall::get().insurance.mul_floor(amount);
		let insurance = Self::send(pool, &T::InsuranceAccount::get(), share);
		let burned = amount.saturating_sub(insurance);
		Self::burn(pool, burned);
		Self::deposit_event(Event::ArrivingPaidOut { pool: pool.clone(), insurance, burned });
		T::WeightInfo::pay_out()
	}

	/// What the harmed, the reporter and insurance got. Each share of the waterfall is floored, and comes out of what those
	/// before it left.
	fn pay_down(pool: &PoolKeyOf<T>, id: ReportId, report: &ReportOf<T>, amount: Balance) -> [Balance; 3] {
		let [harmed, reporter, insurance] = report.shares_of(amount);
		let reporter = if pool.asset == AssetKind::Native { reporter.min(T::ReporterCap::get()) } else { reporter };
		let who = report.reporter.as_ref().map(|reporter| &reporter.who);
		[
			Self::set_aside(pool, id, report, harmed),
			who.map_or(0, |who| Self::send(pool, who, reporter)),
			Self::send(pool, &T::InsuranceAccount::get(), insurance),
		]
	}

	/// Sets `amount` aside for the harmed if the pool allows it and there are any, and returns how much.
	fn set_aside(pool: &PoolKeyOf<T>, id: ReportId, report: &ReportOf<T>, amount: Balance) -> Balance {
		let backing = report.pools.iter().find(|row| row.pool == *pool).and_then(|row| row.backing);
		let case = Cases::<T>::get(report.service, report.era);
		let Some(case) = case.filter(|_| backing.is_some_and(|backing| backing.redistribution)) else { return 0 };
		// Nobody gets of its own slash.
		let mut claims = case.claims.into_inner();
		claims.retain(|claim| claim.beneficiary != report.operator);
		// Below its minimum balance an asset could be lost on the way out.
		let owed = pro_rata(&claims, amount, T::Assets::minimum_balance(pool.asset.clone()));
		if owed.is_empty() || Self::send(pool, &Self::payout_account(), amount).is_zero() {
			return 0;
		}
		let release = T::Eras::now().plus(T::ReleaseDelay::get());
		Payouts::<T>::insert(id, &pool.asset, Payout { release, owed: BoundedVec::truncate_from(owed) });
		amount
	}

	/// Moves `amount` from the pool to `to` and returns it; nothing if that cannot take it.
	fn send(pool: &PoolKeyOf<T>, to: &T::AccountId, amount: Balance) -> Balance {
		if amount == 0 {
			return 0;
		}
		let keep = Preservation::Preserve;
		let sent = with_storage_layer(|| T::Assets::transfer(pool.asset.clone(), &pool.account(), to, amount, keep));
		sent.map_or(0, |_| amount)
	}

	fn burn(pool: &PoolKeyOf<T>, amount: Balance) {
		let (asset, account) = (pool.asset.clone(), pool.account());
		let (keep, exact, force) = (Preservation::Preserve, Precision::Exact, Fortitude::Force);
		if amount > 0 && T::Assets::burn_from(asset, &account, amount, keep, exact, force).is_err() {
			defensive!("the pool's account holds what a verdict takes");
		}
	}

	pub(crate) fn do_release_payout(id: ReportId, asset: AssetKind) -> DispatchResult {
		let mut payout = Payouts::<T>::get(id, &asset).ok_or(Error::<T>::PayoutNotFound)?;
		ensure!(payout.release <= T::Eras::now(), Error::<T>::NotReleased);
		let before = payout.owed.len();
		// Whole shares stay behind, which are no less than the asset's minimum balance, or nothing does.
		payout.owed.retain(|owed| {
			let (pot, expendable) = (Self::payout_account(), Preservation::Expendable);
			let (who, amount) = (owed.beneficiary.clone(), owed.amount);
			let paid = with_storage_layer(|| T::Assets::transfer(asset.clone(), &pot, &who, amount, expendable));
			if paid.is_ok() {
				let asset = asset.clone();
				Self::deposit_event(Event::HarmedPaid { report: id, asset, beneficiary: who, amount });
			}
			paid.is_err()
		});
		ensure!(payout.owed.len() < before, Error::<T>::NothingPaid);
		if payout.owed.is_empty() {
			Payouts::<T>::remove(id, &asset);
		} else {
			Payouts::<T>::insert(id, &asset, payout);
		}
		Ok(())
	}
}
