public import GANBase

extension Schedule {
    /// What `gan plugins` says of the shapes of schedules, each under its leading dot or its method.
    public static let descriptions: [PluginDescription] = [
        PluginDescription(
            "constant", .schedule, summary: "The same number always.",
            formula: "f(t) = value", source: "",
            parameters: [
                .init("(first)", "Double", "the number")
            ],
            spelling: ".constant(2e-4)"),
        PluginDescription(
            "linear", .schedule, summary: "A straight line from one number to another.",
            formula: "f(t) = start + (end − start)·t/steps", source: "",
            parameters: [
                .init("(first)", "Double", "the first number"),
                .init("to", "Double", "the last number, which stays"),
                .init("over", "Int", "steps from the first to the last"),
                .init("after", "Int", default: "0", "steps at the first number"),
            ],
            spelling: ".linear(2e-4, to: 0, over: 100_000)"),
        PluginDescription(
            "cosine", .schedule, summary: "Half a cosine wave from one number to another.",
            formula: "f(t) = end + (start − end)·(1 + cos(π·t/steps))/2", source: "",
            parameters: [
                .init("(first)", "Double", "the first number"),
                .init("to", "Double", "the last number, which stays"),
                .init("over", "Int", "steps from the first to the last"),
                .init("after", "Int", default: "0", "steps at the first number"),
            ],
            spelling: ".cosine(2e-4, to: 5e-5, over: 500_000)"),
        PluginDescription(
            "step", .schedule, summary: "A staircase that multiplies by a factor every so many steps.",
            formula: "f(t) = start·factor^⌊t/steps⌋", source: "",
            parameters: [
                .init("(first)", "Double", "the first number"),
                .init("factor", "Double", "what each stair multiplies by"),
                .init("every", "Int", "steps from the first to the last"),
            ],
            spelling: ".step(2e-4, factor: 0.5, every: 10_000)"),
        PluginDescription(
            "then", .schedule, summary: "One schedule for some steps, and another one from there on.",
            formula: "f(t) for t < steps, then g(t − steps)", source: "",
            parameters: [
                .init("(first)", "Schedule", "the other schedule; it begins with its own step 0"),
                .init("after", "Int", "how many steps this one lasts"),
            ],
            spelling: ".constant(2e-4).then(.linear(2e-4, to: 0, over: 1_000), after: 5_000)"),
        PluginDescription(
            "warmingUp", .schedule, summary: "A straight line up to a schedule, then the schedule.",
            formula: "start + (f(0) − start)·t/steps, then f(t − steps)", source: "",
            parameters: [
                .init("over", "Int", "how many steps the line takes; with 0 there is none"),
                .init(
                    "from", "Double", default: "0", "where the line begins. The first step of training has this number"),
            ],
            spelling: ".constant(2e-4).warmingUp(over: 1_000)"),
    ]
}
