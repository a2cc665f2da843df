#include "harness/report/output.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/text.h"

FILE *output_begin(struct output *output) {
    *output = (struct output){.text = NULL};
    output->memory = open_memstream(&output->text, &output->length);
    if (!output->memory)
        BUG("out of memory for a report");
    return output->memory;
}

static bool put(const char *text, size_t length, const char *path) {
    bool to_output = !strcmp(path, "-");
    FILE *out = to_output ? stdout : fopen(path, "w");
    if (!out)
        return false;
    bool good = fwrite(text, 1, length, out) == length && !fflush(out);
    int reason = errno;
    if (!to_output && fclose(out) && good) {
        good = false;
        reason = errno;
    }
    if (!good && to_output)
        clearerr(stdout); /* told once */
    errno = reason;
    return good;
}

bool output_is_unread(void) {
    struct pollfd pipe = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&pipe, 1, 0) == 1 && (pipe.revents & POLLERR);
}

bool output_end(struct output *output, const char *path, const char *what,
                struct error *error) {
    if (fclose(output->memory))
        BUG("out of memory for a report");
    bool good = put(output->text, output->length, path);
    int reason = errno;
    free(output->text);
    if (good)
        return true;
    bool to_output = !strcmp(path, "-");
    return error_set(error,
                     to_output && output_is_unread() ? ERROR_UNREAD : ERROR_INTERNAL,
                     _("%s: the %s cannot be written: %s"),
                     to_output ? _("standard output") : path, what, strerror(reason));
}
