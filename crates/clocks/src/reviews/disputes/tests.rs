use super::*;

fn lines(history: &str, on: &str) -> Vec<String> {
    let facts = timeline::history::facts(history).unwrap();
    let known = calendar::Moment::END_OF_TIME;
    let of_authority = |fact: &&records::Fact| fact.record.kind().subject == timeline::SubjectKind::Authority;
    let own: Vec<_> = facts.iter().filter(of_authority).cloned().collect();
    let authority = timeline::Authority::of("372", &own, known);
    let at = crate::invented::standpoint(on, &authority);
    crate::invented::lines(&FAMILY.of_child(&Timeline::of("C1", &facts, known), &at), on)
}

const DISPUTED: &str = "2018-03-19 decisions_answered review=2018-03-12 because=The_shop_has_closed";

#[test]
fn ten_working_days_where_the_authority_says_nothing() {
    // Good Friday and Easter Monday lie between.
    assert_eq!(
        lines(DISPUTED, "2018-04-04"),
        ["review.decisions.dispute 2018-03-19 -> 2018-04-04 Open"],
        "on the day itself there is time"
    );
    assert_eq!(
        lines(DISPUTED, "2018-04-05"),
        ["review.decisions.dispute 2018-03-19 -> 2018-04-04 Overdue(1)"]
    );
}

#[test]
fn another_authority_has_another_number() {
    let own = "2018-01-01 local_standard clock=review.decisions.dispute limit=3W words=Ours";
    assert_eq!(
        lines(&format!("{own}\n{DISPUTED}"), "2018-03-22"),
        ["review.decisions.dispute 2018-03-19 -> 2018-03-22 Open"]
    );
    // What was disputed before the authority set its own number has the one that held then.
    let later = own.replace("2018-01-01", "2018-03-20");
    assert_eq!(
        lines(&format!("{later}\n{DISPUTED}"), "2018-03-22"),
        ["review.decisions.dispute 2018-03-19 -> 2018-04-04 Open"]
    );
}

#[test]
fn what_is_settled_agreed_or_overtaken() {
    let settled = format!("{DISPUTED} settled=2018-04-06");
    assert_eq!(lines(&settled, "2018-04-09"), ["review.decisions.dispute 2018-03-19 -> 2018-04-04 Late(2)"]);
    let overtaken = format!("{DISPUTED} overtaken=2018-03-21");
    assert_eq!(lines(&overtaken, "2018-04-09"), ["review.decisions.dispute 2018-03-19 -> 2018-04-04 Lapsed"]);
    assert_eq!(lines("2018-03-19 decisions_answered review=2018-03-12 agreed", "2018-04-09"), [""; 0]);
}
