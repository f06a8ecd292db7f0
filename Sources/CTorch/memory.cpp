#include "guard.hpp"

#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <c10/core/impl/alloc_cpu.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

#if defined(__APPLE__)
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

using namespace ctorch;

namespace {

/// Keeps large blocks that tensors gave back, and hands them out again.
///
/// The C library returns large blocks to the system, whose pages then have to be fetched, zeroed and mapped again in
/// every step. Sizes are rounded up to one of eight a power of two, so that a block fits many tensors, and a tensor may
/// take a kept block of up to twice its size. Kept and occupied blocks together take at most twice what tensors ever
/// occupied at once.
class CachingAllocator final : public c10::Allocator {
  public:
    c10::DataPtr allocate(size_t size) override {
        void *block = size < smallest ? allocateSmall(size) : allocateLarge(rounded(size));
        return {block, block, &release, c10::Device(c10::kCPU)};
    }

    /// Bytes that tensors occupy now, and the most since this was asked last.
    std::pair<int64_t, int64_t> occupation() {
        const int64_t now = allBytes.load();
        return {now, mostBytes.exchange(now)};
    }

    c10::DeleterFnPtr raw_deleter() const override { return &release; }

    void copy_data(void *target, const void *source, size_t count) const override {
        default_copy_data(target, source, count);
    }

    /// The one allocator, which outlives every tensor because nothing destroys it.
    static CachingAllocator &shared() {
        static auto *const instance = new CachingAllocator;
        return *instance;
    }

  private:
    static constexpr size_t smallest = 64 << 10;

    std::mutex lock;
    std::unordered_map<void *, size_t> occupied;
    std::map<size_t, std::vector<void *>> kept;
    size_t occupiedBytes = 0;
    size_t keptBytes = 0;
    size_t peakBytes = 0;
    /// Of all tensors, small ones too.
    std::atomic<int64_t> allBytes = 0;
    std::atomic<int64_t> mostBytes = 0;

    void count(int64_t bytes) noexcept {
        const int64_t now = allBytes.fetch_add(bytes) + bytes;
        int64_t most = mostBytes.load();
        while (now > most && !mostBytes.compare_exchange_weak(most, now)) {
        }
    }

    /// The C library knows how large its blocks are.
    static int64_t sizeOf(void *block) noexcept {
#if defined(__APPLE__)
        return static_cast<int64_t>(malloc_size(block));
#else
        return static_cast<int64_t>(malloc_usable_size(block));
#endif
    }

    void *allocateSmall(size_t size) {
        void *block = c10::alloc_cpu(size);
        count(sizeOf(block));
        return block;
    }

    static size_t rounded(size_t size) {
        const size_t unit = std::bit_floor(size) / 8;
        // A request near the end of the address space fails later, in words; it must not wrap round here.
        return size > SIZE_MAX - unit ? size : (size + unit - 1) / unit * unit;
    }

    void *allocateLarge(size_t size) {
        const std::lock_guard guard(lock);
        // Sets the size to that of the block.
        void *block = take(size);
        try {
            occupied.emplace(block, size);
        } catch (...) {
            c10::free_cpu(block);
            throw;
        }
        occupiedBytes += size;
        peakBytes = std::max(peakBytes, occupiedBytes);
        count(static_cast<int64_t>(size));
        return block;
    }

    /// A kept block or a new one; gives everything kept back before it says that memory is exhausted.
    void *take(size_t &size) {
        const auto found = kept.lower_bound(size);
        if (found != kept.end() && found->first / 2 <= size) {
            size = found->first;
            void *block = found->second.back();
            found->second.pop_back();
            if (found->second.empty()) {
                kept.erase(found);
            }
            keptBytes -= size;
            return block;
        }
        try {
            return c10::alloc_cpu(size);
        } catch (const c10::Error &) {
            if (keptBytes == 0) {
                throw;
            }
            drop();
            return c10::alloc_cpu(size);
        }
    }

    void drop() noexcept {
        for (auto &[size, blocks] : kept) {
            std::for_each(blocks.begin(), blocks.end(), c10::free_cpu);
        }
        kept.clear();
        keptBytes = 0;
    }

    static void release(void *block) {
        // An empty tensor has no block.
        if (block != nullptr) {
            shared().put(block);
        }
    }

    void put(void *block) noexcept {
        const std::lock_guard guard(lock);
        const auto found = occupied.find(block);
        // Small, or from before this allocator was in use.
        if (found == occupied.end()) {
            count(-sizeOf(block));
            c10::free_cpu(block);
            return;
        }
        const size_t size = found->second;
        occupied.erase(found);
        occupiedBytes -= size;
        count(-static_cast<int64_t>(size));
        if (keptBytes + size + occupiedBytes > 2 * peakBytes) {
            // Sizes have changed since the blocks were kept: start again.
            drop();
        }
        try {
            kept[size].push_back(block);
            keptBytes += size;
        } catch (...) {
            c10::free_cpu(block);
        }
    }
};

}  // namespace

ct_status ct_keep_memory(void) noexcept {
    return guarded([] { c10::SetCPUAllocator(&CachingAllocator::shared()); });
}

ct_status ct_tensor_memory(int64_t *occupied, int64_t *most) noexcept {
    return guarded([&] {
        const auto [now, peak] = CachingAllocator::shared().occupation();
        *occupied = now;
        *most = peak;
    });
}
