/// What a pickle is made of, as far as CIFAR-10's batches need it.
indirect enum PickleValue {
    case none
    /// Where a list or a dictionary begins whose items follow.
    case mark
    case number(Int)
    /// Bytes, by their place in the file.
    case text(Range<Int>)
    case tuple([PickleValue])
    case list([PickleValue])
    case dictionary([(key: PickleValue, value: PickleValue)])
    /// A function or class, by its name alone.
    case name(String)
    /// What `_reconstruct` or `dtype` would have made of some arguments; with its state, once that was given.
    case object(String, arguments: [PickleValue], state: PickleValue?)
}
