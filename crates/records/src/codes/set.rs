//! What a code set is.

/// One code of a set.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The code, as returned.
    pub code: &'static str,
    /// What it means, in the guide's sense and plain words.
    pub label: &'static str,
    /// The first collection year that takes it; `None`: as long as these returns have been read.
    pub from: Option<u16>,
    /// The last collection year that takes it; `None`: still.
    pub to: Option<u16>,
}

/// A code set as data: for forms, reference pages and rules.
#[derive(Debug)]
pub struct CodeSetInfo {
    /// The name of the set in `sources/ssda903/codes.csv`.
    pub name: &'static str,
    /// What the set says, for people.
    pub title: &'static str,
    /// Its codes, in the guide's order.
    pub choices: &'static [Choice],
}

/// A closed list of codes, as a type.
pub trait CodeSet: Copy + Sized + 'static {
    /// The set as data.
    const SET: &'static CodeSetInfo;

    /// The code, as returned.
    fn code(self) -> &'static str;

    /// The value with this code, whatever the year; codes are compared in upper case, trimmed.
    fn of(code: &str) -> Option<Self>;

    /// What it means.
    fn label(self) -> &'static str;

    /// Whether a return of this collection year takes it.
    fn valid_in(self, year: u16) -> bool;
}

/// Defines a code set: the type, its codes, its labels and their years, once.
macro_rules! code_set {
    ($(#[$doc:meta])* $name:ident = $set:literal, $title:literal {
        $($variant:ident = $code:literal $label:literal $(from $from:literal)? $(to $to:literal)?,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $label] $variant,)+
        }

        impl $name {
            /// The set as data.
            pub const SET: &'static crate::codes::CodeSetInfo = &crate::codes::CodeSetInfo {
                name: $set,
                title: $title,
                choices: &[$(crate::codes::Choice {
                    code: $code,
                    label: $label,
                    from: crate::codes::set::code_set!(@year $($from)?),
                    to: crate::codes::set::code_set!(@year $($to)?),
                }),+],
            };

            /// Every value, in the guide's order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code, as returned.
            pub const fn code(self) -> &'static str {
                Self::SET.choices[self as usize].code
            }

            /// What it means.
            pub const fn label(self) -> &'static str {
                Self::SET.choices[self as usize].label
            }

            /// The value with this code, whatever the year; trimmed, in any case.
            pub fn of(code: &str) -> Option<$name> {
                let code = code.trim();
                $(if code.eq_ignore_ascii_case($code) { return Some($name::$variant); })+
                None
            }
        }

        impl crate::codes::CodeSet for $name {
            const SET: &'static crate::codes::CodeSetInfo = $name::SET;
            fn code(self) -> &'static str {
                $name::code(self)
            }
            fn of(code: &str) -> Option<$name> {
                $name::of(code)
            }
            fn label(self) -> &'static str {
                $name::label(self)
            }
            fn valid_in(self, year: u16) -> bool {
                let choice = &Self::SET.choices[self as usize];
                choice.from.is_none_or(|from| year >= from) && choice.to.is_none_or(|to| year <= to)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                struct Code;
                impl serde::de::Visitor<'_> for Code {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("a code of the set ", $set))
                    }
                    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<$name, E> {
                        $name::of(code).ok_or_else(|| E::custom(format_args!(
                            "{code:?} is not a code of the set {}", $set)))
                    }
                }
                deserializer.deserialize_str(Code)
            }
        }
    };
    (@year) => { None };
    (@year $year:literal) => { Some($year) };
}
pub(crate) use code_set;
