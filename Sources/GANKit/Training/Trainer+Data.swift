extension Trainer {
    /// Opens the plan's data and starts to read ahead.
    ///
    /// - Parameter position: The number of the batch that comes first, where a run goes on.
    /// - Throws: `GANError` in words when there is no data that can be read.
    public func openData(at position: Int = 0) throws -> any SampleStream {
        var loading = LoadingOptions(
            batch: plan.batch, seed: seedStream(settings.seed, "data"), workers: settings.loaderThreads,
            dtype: plan.precision.dtype, cache: settings.cache, logger: settings.logger)
        loading.badImages = settings.badImages
        loading.unreadableNames = settings.unreadableNames
        loading.device = settings.device
        loading.firstBatch = position
        return try plan.data.open(loading)
    }

    /// The next real samples.
    ///
    /// - Throws: `GANError` with status 65 when a number is not finite: one NaN would spoil every weight for good.
    func nextReal(of stream: any SampleStream) throws -> Tensor {
        let real = try stream.next()
        // A sum is finite only if each of its numbers is; far cheaper than to look at each.
        guard real.sum().scalar().isFinite else {
            throw GANError(
                .badData,
                "step \(step + 1): a batch of real samples (\(stream.summary)) holds numbers that are not finite, NaN or infinite; look for empty fields or a division by zero where the data was made"
            )
        }
        return real.to(settings.device)
    }

    /// A batch of noise in place of real samples, for timing and for checks.
    func randomSamples() -> Tensor {
        let samples = Random(seed: 0, device: settings.device).uniform(
            [plan.batch] + plan.data.sampleShape, from: -1, to: 1, dtype: plan.precision.dtype)
        return samples.rank == 4 ? samples.channelsLast() : samples
    }

    /// A batch of the generator's samples, without history.
    func fakes() -> Tensor {
        let latents = latents()
        return Parts(of: plan.batch, into: plan.accumulation).joined { rows in
            let (latents, samples) = (latents.rows(rows), generator(latents.rows(rows)))
            generator.require(samples, of: latents, toHave: plan.data.sampleShape)
            return samples
        }
    }

    /// Latents for a batch.
    func latents() -> Tensor {
        generator.latents(plan.batch, random: latentRandom, as: plan.precision.dtype)
    }
}
