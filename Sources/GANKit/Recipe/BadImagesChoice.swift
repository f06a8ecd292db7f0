import ArgumentParser

/// What `--bad-images` says.
enum BadImagesChoice: String, ExpressibleByArgument, CaseIterable {
    case skip
    case stop

    var policy: BadImages {
        switch self {
        case .skip: .skip()
        case .stop: .stop
        }
    }
}
