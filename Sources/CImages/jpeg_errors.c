#include "jpeg_errors.h"

#include "internal.h"

#include <jerror.h>

static _Noreturn void leave(j_common_ptr common) {
    ci_jpeg_errors *errors = (ci_jpeg_errors *)common->err;
    longjmp(errors->jump, 1);
}

static _Noreturn void fail_with_libjpeg_words(j_common_ptr common) {
    ci_jpeg_errors *errors = (ci_jpeg_errors *)common->err;
    char words[JMSG_LENGTH_MAX];
    common->err->format_message(common, words);
    ci_say(errors->message, errors->message_size, words);
    leave(common);
}

/// libjpeg goes on after a warning and invents what is missing (grey for the rest of a truncated picture). That is for
/// viewers; a picture to learn from is whole or it is not used.
static void take_message(j_common_ptr common, int level) {
    int is_warning = level < 0;
    int code = common->err->msg_code;
    int says_nothing_about_pixels = code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM;
    if (is_warning && !says_nothing_about_pixels) {
        fail_with_libjpeg_words(common);
    }
}

static void stay_silent(j_common_ptr common) {
    (void)common;
}

struct jpeg_error_mgr *ci_jpeg_errors_begin(ci_jpeg_errors *errors, char *message, size_t message_size) {
    struct jpeg_error_mgr *base = jpeg_std_error(&errors->base);
    base->error_exit = fail_with_libjpeg_words;
    base->emit_message = take_message;
    base->output_message = stay_silent;
    errors->message = message;
    errors->message_size = message_size;
    return base;
}

_Noreturn void ci_jpeg_fail(j_common_ptr common, const char *words) {
    ci_jpeg_errors *errors = (ci_jpeg_errors *)common->err;
    ci_say(errors->message, errors->message_size, words);
    leave(common);
}
