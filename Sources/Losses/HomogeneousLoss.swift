/// A loss that grows with the scores: for s > 0, critic(s·T) = s·critic(T).
///
/// Such a loss has no minimum by itself: a critic that tells real from fake at all makes it as low as it likes by growing,
/// so that it needs a constraint. At the best critic what the penalties gain by growth is what the loss gains, the sum of
/// their derivatives with respect to the critic's scale is −critic(T): with the Wasserstein loss and k·‖∇T‖^p this is the
/// virial identity p·k·R = L. A type that conforms states this, and the gauges of a run rely on it; `checkLaws` tests it.
public protocol HomogeneousLoss: AdversarialLoss {}
