// The one place where C++ exceptions end: every function of ctorch.h runs its body in `guarded`.
#pragma once

#if !__has_include(<ATen/core/Tensor.h>)
#error "libtorch not found: run Scripts/setup; or, where GANKit was fetched by SwiftPM, set GAN_TORCH_DIR to a folder of libtorch"
#endif

#include "include/ctorch.h"

#include <c10/util/Exception.h>

#include <exception>
#include <new>
#include <utility>

namespace ctorch {

/// Keeps `message` for `ct_last_error` and returns `status`. Never throws, even when memory is exhausted.
ct_status fail(ct_status status, const char *message) noexcept;

/// The readable part of torch's words when they mean that the CPU's memory is exhausted, which torch raises as a plain
/// error; null when they mean something else.
const char *outOfMemoryWords(const char *message) noexcept;

/// Runs `body` and turns whatever it throws into a status and a message.
template <class Body>
ct_status guarded(Body &&body) noexcept {
    try {
        std::forward<Body>(body)();
        return CT_OK;
    } catch (const c10::OutOfMemoryError &error) {
        return fail(CT_OUT_OF_MEMORY, error.what_without_backtrace());
    } catch (const c10::IndexError &error) {
        return fail(CT_INDEX, error.what_without_backtrace());
    } catch (const c10::NotImplementedError &error) {
        return fail(CT_NOT_IMPLEMENTED, error.what_without_backtrace());
    } catch (const c10::Error &error) {
        const char *message = error.what_without_backtrace();
        const char *exhausted = outOfMemoryWords(message);
        return exhausted != nullptr ? fail(CT_OUT_OF_MEMORY, exhausted) : fail(CT_ERROR, message);
    } catch (const std::bad_alloc &) {
        return fail(CT_OUT_OF_MEMORY, "the system is out of memory");
    } catch (const std::exception &error) {
        return fail(CT_ERROR, error.what());
    } catch (...) {
        return fail(CT_UNKNOWN, "unknown C++ exception");
    }
}

}  // namespace ctorch
