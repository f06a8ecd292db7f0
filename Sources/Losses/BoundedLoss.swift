/// A loss below which no critic gets, and to which a critic comes that is sure of every sample.
///
/// There the critic has won: its loss and its slope are next to nothing, and it says little to the generator. The gauges of
/// a run tell of it. `checkLaws` tests the bound.
public protocol BoundedLoss: AdversarialLoss {
    /// The least that the critic can lose, or what it comes to with ever surer scores: 0 for the hinge and the logistic loss.
    var leastCriticLoss: Double { get }
}
