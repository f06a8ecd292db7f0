#include "guard.hpp"

#include <cstring>
#include <new>
#include <stdexcept>
#include <string>

namespace ctorch {

namespace {
thread_local std::string lastError;
thread_local const char *lastErrorText = "";
}  // namespace

ct_status fail(ct_status status, const char *message) noexcept {
    try {
        lastError = message;
        lastErrorText = lastError.c_str();
    } catch (...) {
        lastErrorText = "an operation failed, and there was no memory left to say why";
    }
    return status;
}

const char *outOfMemoryWords(const char *message) noexcept {
    // Before the allocator's name stand a line of torch's source and a condition.
    for (const char *words : {"DefaultCPUAllocator: ", "Storage size calculation overflowed"}) {
        if (const char *found = std::strstr(message, words)) {
            return found;
        }
    }
    return nullptr;
}

}  // namespace ctorch

const char *ct_last_error(void) noexcept { return ctorch::lastErrorText; }

ct_status ct_test_throw(int32_t kind) noexcept {
    return ctorch::guarded([&] {
        switch (kind) {
        case 0: TORCH_CHECK(false, "a plain error of torch");
        case 1: TORCH_CHECK_WITH(OutOfMemoryError, false, "the device is full");
        case 2: TORCH_CHECK_INDEX(false, "an index out of range");
        case 3: TORCH_CHECK_NOT_IMPLEMENTED(false, "not written yet");
        case 4: throw std::bad_alloc();
        case 5: throw std::runtime_error("an error of the standard library");
        case 6: throw 42;
        case 7:
            TORCH_CHECK(false, "[line] err == 0. "
                               "DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes.");
        default: return;
        }
    });
}
