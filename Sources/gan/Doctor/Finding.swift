import GANBase

/// What one check of `gan doctor` found.
struct Finding {
    /// What was looked at, in a word or two.
    let subject: String
    /// What was found, or what is wrong.
    let words: String
    /// What to do, when something is wrong.
    var remedy: String?
    /// How `gan doctor` ends when this is the first fault.
    var status = ExitStatus.success

    /// Everything is as it should be.
    static func good(_ subject: String, _ words: String) -> Finding { Finding(subject: subject, words: words) }

    /// Something is wrong.
    static func fault(_ subject: String, _ words: String, remedy: String?, _ status: ExitStatus = .missingInput)
        -> Finding
    {
        Finding(subject: subject, words: words, remedy: remedy, status: status)
    }

    /// Something is wrong, in the words of an error.
    static func fault(_ subject: String, _ error: any Error) -> Finding {
        let known = error as? GANError
        return Finding(subject: subject, words: known?.message ?? "\(error)", status: known?.status ?? .ourFault)
    }
}
