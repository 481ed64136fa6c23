//! Names that nobody has: plants and birds for given names, made-up places for family names.

use crate::dice::{Dice, stir};

const GIVEN: &[&str] = &[
    "Wren",
    "Linnet",
    "Rowan",
    "Sorrel",
    "Bramble",
    "Teasel",
    "Clover",
    "Juniper",
    "Plover",
    "Dunnock",
    "Tansy",
    "Yarrow",
    "Fennel",
    "Bracken",
    "Siskin",
    "Merlin",
    "Avocet",
    "Campion",
    "Betony",
    "Bryony",
    "Sedge",
    "Marram",
    "Thrift",
    "Samphire",
    "Lapwing",
    "Whinchat",
    "Fieldfare",
    "Redstart",
    "Brambling",
    "Dipper",
    "Curlew",
    "Tern",
    "Osier",
    "Aspen",
    "Alder",
    "Hazel",
    "Willow",
    "Larch",
    "Medlar",
    "Quince",
    "Damson",
    "Bilberry",
    "Sloe",
    "Burdock",
    "Comfrey",
    "Chervil",
    "Lovage",
    "Borage",
    "Mallow",
    "Vetch",
    "Melilot",
    "Speedwell",
    "Eyebright",
    "Harebell",
    "Oxlip",
    "Celandine",
    "Pimpernel",
    "Heather",
    "Gorse",
    "Broom",
    "Reed",
    "Nettle",
    "Thistle",
    "Moss",
];

const FIRST: &[&str] = &[
    "Fern", "Moss", "Bram", "Thorn", "Ash", "Elder", "Briar", "Sedge", "Heron", "Otter", "Lark", "Pebble",
    "Amber", "Barley", "Clay", "Drift", "Ember", "Frost", "Gable", "Harrow", "Ivy", "Kestrel", "Lantern",
    "Marl", "Nutmeg", "Oat", "Puddle", "Quarry", "Russet", "Saffron", "Tumble", "Umber", "Velvet", "Wicker",
];

const LAST: &[&str] = &[
    "hollow", "mere", "thwaite", "combe", "garth", "beck", "holt", "lea", "shaw", "wick", "croft", "dale",
    "fold", "ridge", "stile", "water", "wold", "copse", "heath", "march", "nook", "pool", "rise", "sike",
    "tarn", "weir",
];

/// A given name.
pub(crate) fn given(dice: &mut Dice) -> &'static str {
    GIVEN[dice.below(GIVEN.len() as u32) as usize]
}

/// A family name: the same for children who came into care together.
pub(crate) fn family(dice: &mut Dice) -> String {
    let first = FIRST[dice.below(FIRST.len() as u32) as usize];
    format!("{first}{}", LAST[dice.below(LAST.len() as u32) as usize])
}

/// The name of the worker with this number.
pub(crate) fn worker(seed: u64, number: u64) -> String {
    let z = stir(seed, 0x77, number);
    let given = GIVEN[(z % GIVEN.len() as u64) as usize];
    let first = FIRST[(z / 64 % FIRST.len() as u64) as usize];
    format!("{given} {first}{}", LAST[(z / 4096 % LAST.len() as u64) as usize])
}
