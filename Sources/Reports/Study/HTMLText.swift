extension String {
    /// The text as it stands in a page, between tags or in quoted attributes.
    var html: String { HTML.escaped(self) }
}
