//! Values of the runtime as JSON, by what their types say of themselves, so that an answer has the fields of its runtime API.
//!
//! - An integer is a string of decimal digits. A type around one value is that value.
//! - A struct is an object, its fields in camelCase. A tuple is an object too, each part under the name of its type: an
//!   asset is `asset`, an account `account`, a balance `amount`, any other integer `id`, a list `amounts`.
//! - A variant without data is its name; with data it is an object of one field, its name in camelCase.
//! - An account is an address, bytes are hexadecimal, what is not there is `null`.

use codec::{Compact, Decode, Encode, Input};
use polkadot_sdk::sp_core::crypto::{AccountId32, Ss58Codec};
use scale_info::{
	form::PortableForm, Field, MetaType, PortableRegistry, Registry, Type, TypeDef, TypeDefPrimitive, TypeInfo,
};
use serde_json::{Map, Value};

/// A type that has no form here.
const UNKNOWN: &str = "a type that has no form in JSON";

/// `value` as JSON.
pub fn of<T: Encode + TypeInfo + 'static>(value: &T) -> Result<Value, codec::Error> {
	let mut registry = Registry::new();
	let id = registry.register_type(&MetaType::new::<T>()).id;
	Reader { types: registry.into() }.value(id, &mut value.encode().as_slice())
}

/// Reads encoded values.
struct Reader {
	types: PortableRegistry,
}

impl Reader {
	fn value(&self, id: u32, input: &mut &[u8]) -> Result<Value, codec::Error> {
		let Type { path, type_def, .. } = self.resolve(id)?;
		match (path.ident().as_deref(), type_def) {
			(Some("AccountId32"), _) => Ok(AccountId32::decode(input)?.to_ss58check().into()),
			(ident, TypeDef::Variant(variants)) => {
				let index = input.read_byte()?;
				let variant = variants.variants.iter().find(|variant| variant.index == index).ok_or(UNKNOWN)?;
				let optional = ident == Some("Option");
				match (optional, variant.fields.is_empty()) {
					(true, true) => Ok(Value::Null),
					(true, false) => self.fields(variant.fields.iter(), input),
					(false, true) => Ok(variant.name.clone().into()),
					(false, false) => {
						let data = self.fields(variant.fields.iter(), input)?;
						Ok(Map::from_iter([(camel_case(&variant.name), data)]).into())
					}
				}
			}
			(_, TypeDef::Composite(composite)) => self.fields(composite.fields.iter(), input),
			(_, TypeDef::Tuple(tuple)) => {
				self.parts(&tuple.fields.iter().map(|part| part.id).collect::<Vec<_>>(), input)
			}
			(_, TypeDef::Sequence(sequence)) => {
				let Compact(length) = Compact::<u32>::decode(input)?;
				self.items(sequence.type_param.id, length, input)
			}
			(_, TypeDef::Array(array)) => self.items(array.type_param.id, array.len, input),
			(_, TypeDef::Primitive(primitive)) => Self::primitive(primitive, input),
			(_, TypeDef::Compact(_)) => Ok(Compact::<u128>::decode(input)?.0.to_string().into()),
			(_, TypeDef::BitSequence(_)) => Err(UNKNOWN.into()),
		}
	}

	fn resolve(&self, id: u32) -> Result<&Type<PortableForm>, codec::Error> {
		self.types.resolve(id).ok_or_else(|| UNKNOWN.into())
	}

	fn fields<'a>(
		&self,
		fields: impl Iterator<Item = &'a Field<PortableForm>> + Clone,
		input: &mut &[u8],
	) -> Result<Value, codec::Error> {
		if fields.clone().any(|field| field.name.is_none()) {
			return self.parts(&fields.map(|field| field.ty.id).collect::<Vec<_>>(), input);
		}
		let named = fields.map(|field| {
			let name = camel_case(field.name.as_deref().unwrap_or_default());
			Ok((name, self.value(field.ty.id, input)?))
		});
		named.collect::<Result<Map<_, _>, _>>().map(Value::Object)
	}

	/// Values that have no names but those of their types.
	fn parts(&self, types: &[u32], input: &mut &[u8]) -> Result<Value, codec::Error> {
		if let [only] = types {
			return self.value(*only, input);
		}
		let mut object = Map::new();
		for id in types {
			if object.insert(self.name(*id)?, self.value(*id, input)?).is_some() {
				return Err(UNKNOWN.into());
			}
		}
		Ok(object.into())
	}

	fn name(&self, id: u32) -> Result<String, codec::Error> {
		let Type { path, type_def, .. } = self.resolve(id)?;
		Ok(match (path.ident().as_deref(), type_def) {
			(Some("NativeOrWithId"), _) => "asset".into(),
			(Some("AccountId32"), _) => "account".into(),
			(Some(ident), _) => camel_case(ident),
			(None, TypeDef::Primitive(TypeDefPrimitive::U128)) => "amount".into(),
			(None, TypeDef::Primitive(_)) => "id".into(),
			(None, TypeDef::Sequence(_)) => "amounts".into(),
			_ => return Err(UNKNOWN.into()),
		})
	}

	fn items(&self, id: u32, length: u32, input: &mut &[u8]) -> Result<Value, codec::Error> {
		if matches!(self.resolve(id)?.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)) {
			let bytes = (0..length).map(|_| Ok(format!("{:02x}", input.read_byte()?)));
			return Ok(bytes.collect::<Result<String, codec::Error>>().map(|digits| format!("0x{digits}"))?.into());
		}
		(0..length).map(|_| self.value(id, input)).collect::<Result<_, _>>().map(Value::Array)
	}

	fn primitive(primitive: &TypeDefPrimitive, input: &mut &[u8]) -> Result<Value, codec::Error> {
		Ok(match primitive {
			TypeDefPrimitive::Bool => bool::decode(input)?.into(),
			TypeDefPrimitive::Str => String::decode(input)?.into(),
			TypeDefPrimitive::U8 => u8::decode(input)?.to_string().into(),
			TypeDefPrimitive::U16 => u16::decode(input)?.to_string().into(),
			TypeDefPrimitive::U32 => u32::decode(input)?.to_string().into(),
			TypeDefPrimitive::U64 => u64::decode(input)?.to_string().into(),
			TypeDefPrimitive::U128 => u128::decode(input)?.to_string().into(),
			TypeDefPrimitive::I8 => i8::decode(input)?.to_string().into(),
			TypeDefPrimitive::I16 => i16::decode(input)?.to_string().into(),
			TypeDefPrimitive::I32 => i32::decode(input)?.to_string().into(),
			TypeDefPrimitive::I64 => i64::decode(input)?.to_string().into(),
			TypeDefPrimitive::I128 => i128::decode(input)?.to_string().into(),
			TypeDefPrimitive::Char | TypeDefPrimitive::U256 | TypeDefPrimitive::I256 => return Err(UNKNOWN.into()),
		})
	}
}

/// `snake_case` and `PascalCase` as `camelCase`.
fn camel_case(name: &str) -> String {
	let mut words = name.split('_').filter(|word| !word.is_empty());
	let first = words.next().unwrap_or_default();
	let capital = |word: &str, up: bool| {
		let mut letters = word.chars();
		let first =
			letters.next().map(|letter| if up { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() });
		first.into_iter().chain(letters).collect::<String>()
	};
	std::iter::once(capital(first, false)).chain(words.map(|word| capital(word, true))).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use palisade_primitives::{AssetKind, BasketId, Era, PoolKey, Tier};
	use serde_json::json;

	#[derive(Encode, TypeInfo)]
	struct Sample {
		settled_value: u128,
		key: PoolKey<AccountId32>,
		raise: Option<(BasketId, Era)>,
		totals: Vec<(AssetKind, u128)>,
		metadata: Vec<u8>,
		known: bool,
		nothing: Option<u8>,
	}

	#[test]
	fn values_are_objects_with_decimal_numbers() {
		let sample = Sample {
			settled_value: u128::MAX,
			key: PoolKey { operator: [1; 32].into(), asset: AssetKind::WithId(7), tier: Tier::Restaked },
			raise: Some((BasketId(1), Era(2))),
			totals: vec![(AssetKind::Native, 3)],
			metadata: vec![0, 255],
			known: true,
			nothing: None,
		};
		let address = "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT";
		let expected = json!({
			"settledValue": "340282366920938463463374607431768211455",
			"key": { "operator": address, "asset": { "withId": "7" }, "tier": "Restaked" },
			"raise": { "basketId": "1", "era": "2" },
			"totals": [{ "asset": "Native", "amount": "3" }],
			"metadata": "0x00ff",
			"known": true,
			"nothing": null,
		});
		assert_eq!(of(&sample).unwrap(), expected);
	}

	#[test]
	fn parts_of_one_type_have_no_names() {
		assert!(of(&(Era(1), Era(2))).is_err());
	}
}
