import ArgumentParser
import GANBase

extension CacheLimit: ExpressibleByArgument {
    /// Reads what follows `--cache`: "16GB", "off".
    package init?(argument: String) {
        self.init(argument)
    }

    package var defaultValueDescription: String { description }
}
