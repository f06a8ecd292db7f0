public import GANBase

/// What `gan plugins` says of the data that come with GANKit, each under its leading dot.
public let dataDescriptions: [PluginDescription] = [
    PluginDescription(
        "images", .data, summary: "JPEG and PNG files in a folder and all folders below it, or in an archive.",
        formula: "", source: "",
        parameters: [
            .init(
                "in", "String",
                "a folder, a zip or tar archive, or tar shards as `faces-{000..099}.tar`; a leading `~` stands for the home folder"
            ),
            .init("side", "Int", "the side of the square pictures in pixels; 1 or more"),
            .init(
                "flipped", "Bool", default: "false",
                "whether each picture is flipped left to right with probability one half"),
            .init("crop", "ImageCrop", default: ".centre", "how a square is cut from a picture"),
            .init("channels", "Int", default: "3", "3 for RGB, 1 for grey"),
            .init("filter", "ResizeFilter", default: ".bilinear", "how pixels are weighed in a resize"),
            .init(
                "exact", "Bool", default: "false", "whether JPEG files are decoded at their full size before the resize"
            ),
            .init("background", "RGBColor", default: ".white", "what transparent pixels are laid over"),
        ],
        spelling: "data: .images(in: \"faces\", side: 64, flipped: true)"),
    PluginDescription(
        "cifar10", .data, summary: "CIFAR-10 as its authors publish it, the binary or the Python version.",
        formula: "", source: "Krizhevsky 2009",
        parameters: [
            .init("in", "String", "the folder that the archive unpacks to"),
            .init("side", "Int", default: "32", "the side of the pictures in pixels; they have 32"),
            .init(
                "flipped", "Bool", default: "false",
                "whether each picture is flipped left to right with probability one half"),
        ],
        spelling: "data: .cifar10(in: \"cifar-10-batches-py\")"),
    PluginDescription(
        "mnist", .data, summary: "MNIST, or another data set in its format.",
        formula: "", source: "LeCun et al. 1998",
        parameters: [
            .init("in", "String", "the folder with the files, plain or compressed by gzip"),
            .init("side", "Int", default: "28", "the side of the pictures in pixels; they have 28"),
        ],
        spelling: "data: .mnist(in: \"mnist\")"),
    PluginDescription(
        "smileys", .data, summary: "Faces that GANKit draws itself.",
        formula: "", source: "",
        parameters: [
            .init("side", "Int", default: "32", "the side of the square pictures in pixels, 8 to 512"),
            .init("count", "Int", default: "4096", "how many different faces, 1 to 100,000"),
        ],
        spelling: "data: .smileys()"),
    PluginDescription(
        "tensors", .data, summary: "Samples that are in memory already, shuffled by epoch.",
        formula: "", source: "",
        parameters: [
            .init("(first)", "Tensor", "shape [count] + the shape of a sample; a copy is taken")
        ],
        spelling: "data: .tensors(samples)"),
    PluginDescription(
        "ring", .data, summary: "Gaussians around a circle.",
        formula: "", source: "arXiv:1704.00028",
        parameters: [
            .init("modes", "Int", default: "8", "how many"),
            .init("radius", "Double", default: "2", "the circle's radius before scaling"),
            .init("deviation", "Double", default: "0.02", "the standard deviation before scaling"),
            .init("scale", "Double", default: "1.414", "what radius and deviation are divided by"),
        ],
        spelling: "data: .ring(modes: 8)"),
    PluginDescription(
        "grid", .data, summary: "Gaussians on a square grid.",
        formula: "", source: "arXiv:1704.00028",
        parameters: [
            .init("side", "Int", default: "5", "modes in a row"),
            .init("deviation", "Double", default: "0.05", "the standard deviation before scaling"),
            .init("scale", "Double", default: "2.828", "what distances and deviation are divided by"),
        ],
        spelling: "data: .grid()"),
    PluginDescription(
        "mixture", .data, summary: "A mixture of Gaussians of one width.",
        formula: "", source: "",
        parameters: [
            .init("centres", "[[Double]]", "the centres, of one dimension"),
            .init("deviation", "Double", "the standard deviation of each number around its centre"),
        ],
        spelling: "data: .mixture(centres: [[0, 0], [1, 1]], deviation: 0.1)"),
    PluginDescription(
        "swissRoll", .data, summary: "The Swiss roll of the plane.",
        formula: "", source: "arXiv:1704.00028",
        parameters: [
            .init("noise", "Double", default: "0.25", "the standard deviation of the noise before scaling"),
            .init("scale", "Double", default: "7.5", "what everything is divided by"),
        ],
        spelling: "data: .swissRoll()"),
    PluginDescription(
        "twoMoons", .data, summary: "Two half circles that reach into one another.",
        formula: "", source: "",
        parameters: [
            .init("noise", "Double", default: "0.1", "the standard deviation of the noise")
        ],
        spelling: "data: .twoMoons()"),
    PluginDescription(
        "checkerboard", .data, summary: "The dark fields of a checkerboard.",
        formula: "", source: "",
        spelling: "data: .checkerboard()"),
    PluginDescription(
        "normal", .data, summary: "Normal numbers of one width.",
        formula: "", source: "",
        parameters: [
            .init("mean", "[Double]", "the mean of each number"),
            .init("deviation", "Double", default: "1", "the standard deviation of every number"),
        ],
        spelling: "data: .normal(mean: [0, 0])"),
    PluginDescription(
        "uniform", .data, summary: "Uniform numbers between bounds.",
        formula: "", source: "",
        parameters: [
            .init("(first)", "ClosedRange<Double>...", "the lower and the upper bound of each number")
        ],
        spelling: "data: .uniform(-1...1, -1...1)"),
    PluginDescription(
        "pointMass", .data, summary: "A single point, again and again.",
        formula: "", source: "arXiv:1801.04406",
        parameters: [
            .init("at", "[Double]", "the point")
        ],
        spelling: "data: .pointMass(at: [0])"),
]
