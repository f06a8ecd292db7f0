/// Something that a page says about a run, in words.
struct Finding: Equatable {
    /// How it is to be taken.
    enum Kind: String {
        case good
        case warn
        case bad
        /// Neither good nor bad.
        case note
    }

    let kind: Kind
    /// What it is, in a word or two.
    let title: String
    let message: String

    init(_ kind: Kind, _ title: String, _ message: String) {
        self.kind = kind
        self.title = title
        self.message = message
    }

    /// The entry of a list.
    var html: String {
        #"<li class="\#(kind.rawValue)"><b>\#(HTML.escaped(title))</b> \#(HTML.escaped(message))</li>"#
    }
}
