//! What the owner of an account is told of by mail: that something changed by which one signs in, and nothing else.

/// What an owner is told where this stands in the events of their account; nothing where it is part of every day, or of being
/// set up. The sentence names nobody.
pub fn told(what: &str) -> Option<&'static str> {
    Some(match what {
        "changed the password" => "Your password was changed.",
        "set up an authenticator" => "An authenticator was set up for your account.",
        "made new recovery codes" => "New recovery codes were made; those before are worth nothing.",
        "signed in with a recovery code" => "Somebody signed in as you with a recovery code.",
        "signed in with a browser not known before" => {
            "Somebody signed in as you with a browser that was not used before."
        }
        "added a passkey" => "A passkey was added to your account.",
        "removed a passkey" => "A passkey was removed from your account.",
        "was reset and given a set-up link" => {
            "Your password and authenticator were taken away, and a set-up link was made for you."
        }
        "was given who they are at the provider" => "Your account was tied to a sign-in of your authority.",
        _ if what.starts_with("is known at ") => "Your account was tied to a sign-in of your authority.",
        _ => return None,
    })
}
