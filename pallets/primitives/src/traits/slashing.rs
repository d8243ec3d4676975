use crate::{Era, ReportId};
use sp_runtime::{DispatchError, Perquintill};

/// Takes reports of consensus offences, as service 0. Implemented by `slashing`, used by `validators`.
pub trait ReportOffence<AccountId> {
	/// `operator` committed an offence worth `p` of its native pools in `era`. The largest of an era counts; `None` when
	/// an equal or larger one is known already.
	fn report_offence(operator: &AccountId, era: Era, p: Perquintill) -> Result<Option<ReportId>, DispatchError>;
}
