//! Small numbers in a table that splits a total: which must be hidden so that none can be worked out.

/// Counts up to this are small: they are hidden, 0 is not.
pub(crate) const SMALL: i64 = 5;

/// What stands in a hidden cell.
pub(crate) const HIDDEN: &str = "1 to 5, or hidden so that such a number cannot be worked out";

/// Which parts of a total are hidden: those of 1 to 5, and as many of the next smallest as it takes that the total less the
/// parts that are shown does not give one away.
pub(crate) fn hidden(parts: &[i64]) -> Vec<bool> {
    let mut hidden: Vec<bool> = parts.iter().map(|part| (1..=SMALL).contains(part)).collect();
    if !hidden.contains(&true) {
        return hidden;
    }
    loop {
        let (count, sum) = behind(parts, &hidden);
        // One alone is the total less the rest; several that add up to their number are 1 each.
        if count > 1 && sum > count {
            return hidden;
        }
        let next =
            (0..parts.len()).filter(|at| !hidden[*at]).min_by_key(|at| (parts[*at] == 0, parts[*at], *at));
        match next {
            Some(at) => hidden[at] = true,
            // Nothing is left to hide: the total itself must go.
            None => return hidden,
        }
    }
}

/// Whether the total must be hidden too: it is small itself, or with it a hidden part could be worked out.
pub(crate) fn total_hidden(parts: &[i64], hidden: &[bool]) -> bool {
    let (count, sum) = behind(parts, hidden);
    let given_away = count > 0 && (count == 1 || sum <= count);
    given_away || (1..=SMALL).contains(&parts.iter().sum())
}

/// How many parts are hidden, and what they add up to: what the total less the rest tells.
fn behind(parts: &[i64], hidden: &[bool]) -> (i64, i64) {
    parts
        .iter()
        .zip(hidden)
        .filter(|(_, hidden)| **hidden)
        .fold((0, 0), |(count, sum), (part, _)| (count + 1, sum + part))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_hidden() {
        for (parts, shown, total) in [
            (vec![55, 98, 140, 250, 112], "55 98 140 250 112", true),
            (vec![3, 98, 40], "* 98 *", true), // 3 alone is the total less the rest
            (vec![3, 98, 2, 40], "* 98 * 40", true), // two: 5 between them
            (vec![1, 98, 1, 40], "* 98 * *", true), // 2 between two is 1 each
            (vec![0, 98, 0, 40], "0 98 0 40", true), // nobody is nobody's secret
            (vec![3, 0, 0], "* * 0", false),   // a small total is hidden too
            (vec![4], "*", false),
            (vec![3, 98], "* *", true),
            (vec![1, 1, 1, 1, 1, 1], "* * * * * *", false), // six between six
        ] {
            let hidden = hidden(&parts);
            let told: Vec<String> = parts
                .iter()
                .zip(&hidden)
                .map(|(part, hidden)| if *hidden { "*".to_owned() } else { part.to_string() })
                .collect();
            assert_eq!(told.join(" "), shown, "{parts:?}");
            assert_eq!(!total_hidden(&parts, &hidden), total, "{parts:?}");
        }
    }

    proptest! {
        /// A reader who knows the total, what is shown and that each hidden part is at least 0 cannot work one out.
        #[test]
        fn nothing_small_can_be_worked_out(parts in prop::collection::vec(0_i64..40, 1..9)) {
            let hidden = hidden(&parts);
            let small = |part: &i64| (1..=SMALL).contains(part);
            prop_assert!(parts.iter().zip(&hidden).all(|(part, hidden)| !small(part) || *hidden));
            if !total_hidden(&parts, &hidden) && parts.iter().any(small) {
                let left: Vec<i64> = parts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(part, _)| *part).collect();
                let sum: i64 = left.iter().sum();
                prop_assert!(left.len() > 1 && sum > left.len() as i64);
            }
        }
    }
}
