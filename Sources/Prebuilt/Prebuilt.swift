// Stands in for GANKit where that is built already; see the end of Package.swift.
