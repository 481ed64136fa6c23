//! A sample of children, drawn at random and so that anybody can draw it again.

/// Draws so many of these, without putting one back, by a number: the same list and number give the same sample, in the order
/// in which it was drawn. All of them where there are no more. The list is sorted first, so that its order does not matter.
///
/// Fisher and Yates' way with SplitMix64: both are written down everywhere, so that an inspector need not trust this program.
pub fn drawn<'a>(children: &[&'a str], seed: u64, many: usize) -> Vec<&'a str> {
    let mut left: Vec<&'a str> = children.to_vec();
    left.sort_unstable();
    left.dedup();
    let (mut state, mut sample) = (seed, Vec::new());
    while sample.len() < many && !left.is_empty() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let at = (u128::from(mixed) * left.len() as u128) >> 64;
        sample.push(left.remove(at as usize));
    }
    sample
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::drawn;

    #[test]
    fn the_same_number_draws_the_same_children_whatever_their_order() {
        let children: Vec<String> = (0..50).map(|nth| format!("C{nth:02}")).collect();
        let forward: Vec<&str> = children.iter().map(String::as_str).collect();
        let backward: Vec<&str> = forward.iter().rev().copied().collect();
        assert_eq!(drawn(&forward, 7, 6), drawn(&backward, 7, 6));
        assert_ne!(drawn(&forward, 7, 6), drawn(&forward, 8, 6));
        assert_eq!(
            drawn(&forward, 7, 6),
            drawn(&forward, 7, 50)[..6],
            "more of the same draw goes on from there"
        );
    }

    #[test]
    fn everybody_is_drawn_about_as_often() {
        let children = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        let mut times = [0; 10];
        for seed in 0..10_000 {
            for child in drawn(&children, seed, 3) {
                times[children.iter().position(|known| *known == child).unwrap()] += 1;
            }
        }
        assert!(times.iter().all(|count| (2_800..3_200).contains(count)), "{times:?}");
    }

    proptest! {
        #[test]
        fn nobody_is_drawn_twice(count in 0usize..40, many in 0usize..50, seed: u64) {
            let children: Vec<String> = (0..count).map(|nth| nth.to_string()).collect();
            let children: Vec<&str> = children.iter().map(String::as_str).collect();
            let mut sample = drawn(&children, seed, many);
            prop_assert_eq!(sample.len(), many.min(count));
            sample.sort_unstable();
            sample.dedup();
            prop_assert_eq!(sample.len(), many.min(count));
        }
    }
}
