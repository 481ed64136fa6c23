//! Language.

use super::set::code_set;

code_set! {
    /// Language.
    Language = "language", "Language" {
        English = "english" "English",
        Urdu = "urdu" "Urdu",
        Punjabi = "punjabi" "Punjabi",
        Bengali = "bengali" "Bengali",
        Gujarati = "gujarati" "Gujarati",
        Hindi = "hindi" "Hindi",
        Pashto = "pashto" "Pashto",
        Dari = "dari" "Dari",
        Farsi = "farsi" "Farsi",
        Kurdish = "kurdish" "Kurdish",
        Arabic = "arabic" "Arabic",
        Turkish = "turkish" "Turkish",
        Albanian = "albanian" "Albanian",
        Romanian = "romanian" "Romanian",
        Polish = "polish" "Polish",
        Slovak = "slovak" "Slovak",
        Czech = "czech" "Czech",
        Lithuanian = "lithuanian" "Lithuanian",
        Ukrainian = "ukrainian" "Ukrainian",
        Russian = "russian" "Russian",
        Portuguese = "portuguese" "Portuguese",
        Spanish = "spanish" "Spanish",
        French = "french" "French",
        Italian = "italian" "Italian",
        Somali = "somali" "Somali",
        Tigrinya = "tigrinya" "Tigrinya",
        Amharic = "amharic" "Amharic",
        Swahili = "swahili" "Swahili",
        Yoruba = "yoruba" "Yoruba",
        Igbo = "igbo" "Igbo",
        Vietnamese = "vietnamese" "Vietnamese",
        Mandarin = "mandarin" "Mandarin",
        Cantonese = "cantonese" "Cantonese",
        Tamil = "tamil" "Tamil",
        Romani = "romani" "Romani",
        Welsh = "welsh" "Welsh",
        SignLanguage = "bsl" "British Sign Language",
        Makaton = "makaton" "Makaton",
        Other = "other" "Another language",
    }
}
