import ArgumentParser

/// Lists the shipped plugins and those that the recipe brings along.
struct RecipePluginsCommand<Plan: Recipe>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plugins", abstract: "List the plugins, the recipe's own included.",
            usage: "gan plugins \(RecipeContext.recipe ?? "Recipe.swift") [<name>] [--json]")
    }

    @Argument(help: "A plugin to describe in full.") var name: String?
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let report = PluginReport(own: ownPlugins(of: try Plan.parse([]).plan), file: RecipeContext.recipe)
        if json {
            Answer.print(try report.json(), isJSON: true)
        } else if let name {
            Answer.print(try report.details(of: name))
        } else {
            Answer.print(report.table)
        }
    }

    /// The parts of the plan whose types are of other modules than GANKit's.
    private func ownPlugins(of plan: GAN) -> [PluginDescription] {
        let samplers = plan.constraints.compactMap { ($0 as? any GradientNormPenalty)?.sampler }
        let metrics = plan.measuredMetrics
        let parts: [Any] =
            [plan.loss] + plan.constraints + samplers + [plan.generator, plan.critic, plan.data]
            + [plan.criticOptimizer, plan.generatorOptimizer] + metrics
        let shipped: [Any.Type] = [
            Wasserstein.self, R1.self, MLPCritic.self, Images.self, Adam.self, FrechetDistance.self,
        ]
        var seen: Set<String> = []
        return parts.compactMap { part in
            guard !shipped.contains(where: { module(of: $0) == module(of: type(of: part)) }) else { return nil }
            let described = (part as? any DescribedPlugin).map { type(of: $0).plugin } ?? description(of: part)
            return seen.insert(described.name).inserted ? described : nil
        }
    }

    /// The module of a type: "GANLosses" of "GANLosses.Wasserstein".
    private func module(of type: Any.Type) -> Substring { String(reflecting: type).prefix { $0 != "." } }

    private func description(of part: Any) -> PluginDescription {
        let (family, role): (PluginDescription.Family, String) =
            switch part {
            case is any AdversarialLoss: (.loss, "a loss")
            case is any PenaltySampler: (.sampler, "a sampler")
            case is any Reparametrisation: (.reparametrisation, "a reparametrisation")
            case is any Projection: (.projection, "a projection")
            case is any GeneratorArchitecture: (.generator, "a generator")
            case is any CriticArchitecture: (.critic, "a critic")
            case is any TrainingData: (.data, "data")
            case is any Optimizer: (.optimizer, "an optimiser")
            case is any Metric: (.metric, "a metric")
            default: (.penalty, "a penalty")
            }
        let parameters = Mirror(reflecting: part).children.compactMap { child in
            child.label.map {
                PluginDescription.Parameter($0, "\(type(of: child.value))", default: "\(child.value)", "")
            }
        }
        return PluginDescription(
            "\(type(of: part))", family, summary: "Of the recipe's own: \(role).", formula: "", source: "",
            parameters: parameters,
            spelling: "")
    }
}
