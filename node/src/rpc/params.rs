//! Parameters: what is taken for which type. Whatever else is asked is answered by [`invalid`], which repeats nothing of it.

use jsonrpsee::types::{error::INVALID_PARAMS_CODE, ErrorObjectOwned, Params};
use palisade_primitives::{AssetKind, Balance, BasketId, Category, Era, PoolKey, RewardTarget, ServiceId, Tier};
use palisade_runtime::Hash;
use polkadot_sdk::sp_core::crypto::{AccountId32, Ss58Codec};
use serde_json::Value;
use std::vec::IntoIter;

/// No address and no hash is longer; longer ones are not looked at.
const LONGEST: usize = 66;

/// The answer to a parameter that is not what it must be.
pub fn invalid(name: &str, expected: &str) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(INVALID_PARAMS_CODE, format!("{name}: expected {expected}"), None::<()>)
}

/// The parameters of a call, in their order.
pub struct Asked(IntoIter<Value>);

impl Asked {
	/// Takes the list apart.
	pub fn new(params: &Params) -> Result<Self, ErrorObjectOwned> {
		let list = params.as_str().map_or(Ok(Vec::new()), serde_json::from_str::<Vec<Value>>);
		list.map(|list| Self(list.into_iter())).map_err(|_| invalid("params", "a list"))
	}

	/// The next one, which must be there.
	pub fn required<P: Param>(&mut self, name: &str) -> Result<P, ErrorObjectOwned> {
		self.0.next().as_ref().and_then(P::read).ok_or_else(|| invalid(name, P::EXPECTED))
	}

	/// The next one; without it, or if it is `null`, there is none.
	pub fn optional<P: Param>(&mut self, name: &str) -> Result<Option<P>, ErrorObjectOwned> {
		let given = self.0.next().filter(|value| !value.is_null());
		given.map(|value| P::read(&value).ok_or_else(|| invalid(name, P::EXPECTED))).transpose()
	}

	/// Refuses what is left over.
	pub fn end(mut self) -> Result<(), ErrorObjectOwned> {
		self.0.next().map_or(Ok(()), |_| Err(invalid("params", "no more of them")))
	}
}

/// What can be a parameter.
pub trait Param: Sized {
	/// What is taken.
	const EXPECTED: &'static str;
	/// Reads it; `None` if it is something else.
	fn read(value: &Value) -> Option<Self>;
}

impl Param for u32 {
	const EXPECTED: &'static str = "a whole number below 2^32, or its decimal digits";

	fn read(value: &Value) -> Option<Self> {
		match value {
			Value::Number(number) => number.as_u64()?.try_into().ok(),
			Value::String(digits) if digits.len() <= 10 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
				digits.parse().ok()
			}
			_ => None,
		}
	}
}

impl Param for Balance {
	const EXPECTED: &'static str = "an amount: decimal digits, below 2^128, or a whole number";

	fn read(value: &Value) -> Option<Self> {
		match value {
			Value::Number(number) => number.as_u64().map(Self::from),
			Value::String(digits) if digits.len() <= 39 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
				digits.parse().ok()
			}
			_ => None,
		}
	}
}

macro_rules! ids {
	($($id:ident),*) => {$(
		impl Param for $id {
			const EXPECTED: &'static str = u32::EXPECTED;

			fn read(value: &Value) -> Option<Self> {
				u32::read(value).map(Self)
			}
		}
	)*};
}

ids!(BasketId, Era, ServiceId);

impl Param for AccountId32 {
	const EXPECTED: &'static str = "an address in SS58";

	fn read(value: &Value) -> Option<Self> {
		let address = value.as_str().filter(|address| address.len() <= LONGEST)?;
		Self::from_ss58check(address).ok()
	}
}

impl Param for Hash {
	const EXPECTED: &'static str = "a block's hash: 0x and 64 hexadecimal digits";

	fn read(value: &Value) -> Option<Self> {
		value.as_str().filter(|hash| hash.len() == LONGEST && hash.starts_with("0x"))?.parse().ok()
	}
}

/// A variant's name in lower case, with its data.
fn variant(value: &Value) -> Option<(String, &Value)> {
	let (name, data) = match value {
		Value::String(name) => (name, &Value::Null),
		Value::Object(fields) if fields.len() == 1 => fields.iter().next()?,
		_ => return None,
	};
	(name.len() <= LONGEST).then(|| (name.to_ascii_lowercase(), data))
}

impl Param for AssetKind {
	const EXPECTED: &'static str = "an asset: \"Native\", or {\"withId\": id}";

	fn read(value: &Value) -> Option<Self> {
		match variant(value)? {
			(name, Value::Null) if name == "native" => Some(Self::Native),
			(name, id) if name == "withid" => u32::read(id).map(Self::WithId),
			_ => None,
		}
	}
}

impl Param for Tier {
	const EXPECTED: &'static str = "a tier: \"Base\" or \"Restaked\"";

	fn read(value: &Value) -> Option<Self> {
		match variant(value)? {
			(name, Value::Null) if name == "base" => Some(Self::Base),
			(name, Value::Null) if name == "restaked" => Some(Self::Restaked),
			_ => None,
		}
	}
}

impl Param for PoolKey<AccountId32> {
	const EXPECTED: &'static str = "a pool: {\"operator\": address, \"asset\": asset, \"tier\": tier}";

	fn read(value: &Value) -> Option<Self> {
		let fields = value.as_object().filter(|fields| fields.len() == 3)?;
		Some(Self {
			operator: Param::read(fields.get("operator")?)?,
			asset: Param::read(fields.get("asset")?)?,
			tier: Param::read(fields.get("tier")?)?,
		})
	}
}

impl Param for RewardTarget {
	const EXPECTED: &'static str = "a target: {\"service\": id}, or {\"category\": name}";

	fn read(value: &Value) -> Option<Self> {
		match variant(value)? {
			(name, id) if name == "service" => ServiceId::read(id).map(Self::Service),
			(name, category) if name == "category" => Category::read(category).map(Self::Category),
			_ => None,
		}
	}
}

impl Param for Category {
	const EXPECTED: &'static str = "a category of services";

	fn read(value: &Value) -> Option<Self> {
		let (name, _) = variant(value).filter(|(_, data)| data.is_null())?;
		let all = [Self::Oracle, Self::Bridge, Self::DataAvailability, Self::Middleware, Self::Other];
		all.into_iter().find(|category| format!("{category:?}").eq_ignore_ascii_case(&name))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn numbers_are_whole_and_fit() {
		assert_eq!(u32::read(&json!("4294967295")), Some(u32::MAX));
		assert_eq!(u32::read(&json!(0)), Some(0));
		for bad in
			[json!(-1), json!("-1"), json!("+1"), json!(1.5), json!(4294967296u64), json!("4294967296"), json!("")]
		{
			assert_eq!(u32::read(&bad), None, "{bad}");
		}
	}

	#[test]
	fn variants_are_read_as_answers_and_clients_write_them() {
		for native in [json!("Native"), json!("native"), json!({ "native": null })] {
			assert_eq!(AssetKind::read(&native), Some(AssetKind::Native));
		}
		assert_eq!(AssetKind::read(&json!({ "withId": "5" })), Some(AssetKind::WithId(5)));
		assert_eq!(AssetKind::read(&json!({ "withId": 5, "native": null })), None);
		let category = RewardTarget::Category(Category::DataAvailability);
		assert_eq!(RewardTarget::read(&json!({ "category": "DataAvailability" })), Some(category));
		assert_eq!(RewardTarget::read(&json!("service")), None);
	}
}
