// GANTesting
