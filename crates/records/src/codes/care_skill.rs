//! What a child needs a carer to be able to do.

use super::set::code_set;

code_set! {
    /// What a carer can do, or a child needs a carer to do.
    CareSkill = "care_skill", "What a carer can do, or a child needs a carer to do" {
        Babies = "babies" "Care for babies",
        Withdrawal = "withdrawal" "Care for a baby withdrawing from drugs or alcohol",
        ParentAndChild = "parent_and_child" "Support a parent with a child",
        Behaviour = "behaviour" "Help with behaviour that challenges",
        Attachment = "attachment" "Therapeutic parenting",
        SexualHarm = "sexual_harm" "Care after sexual harm",
        HarmfulBehaviour = "harmful_behaviour" "Harmful sexual behaviour",
        SelfHarm = "self_harm" "Self-harm and low mood",
        Missing = "missing" "Going missing and exploitation",
        Substances = "substances" "Drugs and alcohol",
        LearningDisability = "learning_disability" "Learning disability",
        Autism = "autism" "Autism",
        PhysicalDisability = "physical_disability" "Physical disability",
        StepFree = "step_free" "A home without steps",
        Medical = "medical" "Medical care: feeding tubes, epilepsy, diabetes",
        Sensory = "sensory" "Deaf or sight impairment",
        Asylum = "asylum" "Seeking asylum alone",
        Teenagers = "teenagers" "Preparing teenagers for adult life",
        MovingOn = "moving_on" "Moving a child on to a permanent family",
        Drives = "drives" "Driving every day",
        AtHome = "at_home" "Somebody at home all day",
    }
}
