import GANKit
import GANTesting
import Testing

/// Each wrong formula breaks a law, and the law that one would expect.
@Suite("Wrong formulas are caught")
struct MutationTests {
    @Test(
        "penalties",
        arguments: [
            (WrongFormulas.DoublePower(), "declares the power"), (WrongFormulas.HalfPower(), "declares the power"),
            (WrongFormulas.RootThenPower(), "not finite where"), (WrongFormulas.Elementwise(), "2-norm of one sample"),
            (WrongFormulas.WholeTensor(), "every sample is there twice"),
            (WrongFormulas.ChannelsOnly(), "2-norm of one sample"), (WrongFormulas.Dead(), "dead"),
            (WrongFormulas.FirstOnly(), "another order"),
        ] as [(any Penalty, String)])
    func penalties(penalty: any Penalty, law: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: penalty) }
        #expect(broken?.laws.contains { $0.contains(law) } == true, "\(String(describing: broken))")
    }

    @Test(
        "samplers",
        arguments: [
            (WrongFormulas.Pooled(), "weigh classes"), (WrongFormulas.Midpoint(), "other random numbers"),
        ] as [(any PenaltySampler, String)])
    func samplers(sampler: any PenaltySampler, law: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: sampler) }
        #expect(broken?.laws.contains { $0.contains(law) } == true, "\(String(describing: broken))")
    }

    /// The Wasserstein loss with the critic's sign turned round and the generator's not.
    struct HalfFlipped: AdversarialLoss {
        func critic(_ scores: Scores) -> Tensor { scores.real.mean() - scores.fake.mean() }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.mean() }
    }

    /// The logistic loss as log(sigmoid), which overflows.
    struct Overflowing: AdversarialLoss {
        func critic(_ scores: Scores) -> Tensor {
            -scores.real.sigmoid().log().mean() - (1 - scores.fake.sigmoid()).log().mean()
        }
        func generator(_ scores: Scores) -> Tensor { -scores.fake.sigmoid().log().mean() }
    }

    /// Least squares whose generator wants the target of the fakes, −1: it draws far scores up, and near ones down.
    struct WrongTarget: AdversarialLoss {
        func critic(_ scores: Scores) -> Tensor {
            (scores.real - 1).square().mean() + (scores.fake + 1).square().mean()
        }
        func generator(_ scores: Scores) -> Tensor { (scores.fake + 1).square().mean() }
    }

    @Test(
        "losses",
        arguments: [
            (HalfFlipped(), "higher real scores"), (Overflowing(), "for scores of size"),
            (WrongTarget(), "higher fake scores"),
        ]
            as [(any AdversarialLoss, String)])
    func losses(loss: any AdversarialLoss, law: String) {
        let broken = #expect(throws: LawsBroken.self) { try checkLaws(of: loss) }
        #expect(broken?.laws.contains { $0.contains(law) } == true, "\(String(describing: broken))")
    }
}
