use crate::{Balance, Era, PoolKey, ReportId};
use frame_support::weights::Weight;
use sp_runtime::{DispatchError, Perquintill};

/// Takes reports of consensus offences, as service 0. Implemented by `slashing`, used by `validators`.
pub trait ReportOffence<AccountId> {
	/// `operator` committed an offence worth `p` of its native pools in `era`. The largest of an era counts; `None` when
	/// an equal or larger one is known already.
	fn report_offence(operator: &AccountId, era: Era, p: Perquintill) -> Result<Option<ReportId>, DispatchError>;
}

/// Says where slashed funds go. Implemented by `slashing`, used by `delegation`.
pub trait SlashPayee<AccountId> {
	/// Moves exactly `amount` of the pool's asset out of the pool's account, to where the report `id` sends it. What
	/// cannot be moved there is burned. Called just before [`crate::OnPool::on_executed`] says how much it was.
	fn pay_out(key: &PoolKey<AccountId>, id: ReportId, amount: Balance) -> Weight;
	/// The same of what consensus reports against `key` took of stake while it was coming over from another pool.
	fn pay_out_arriving(key: &PoolKey<AccountId>, amount: Balance) -> Weight;
}
