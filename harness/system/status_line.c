#include "harness/system/status_line.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* To the start of the line, and nothing behind the cursor. */
#define CLEAR "\r\033[K"

enum { USUAL_WIDTH = 80 };

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
static bool drawn;

bool status_line_is_possible(void) {
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb");
}

static int width(void) {
    struct winsize size;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) || size.ws_col < 2)
        return USUAL_WIDTH;
    return size.ws_col;
}

static void erase(void) {
    if (drawn)
        fputs(CLEAR, stderr);
    drawn = false;
}

/* One less than the width, so that no terminal begins another line. */
void status_line_draw(const char *text) {
    pthread_mutex_lock(&one_at_a_time);
    fprintf(stderr, CLEAR "%.*s", width() - 1, text);
    drawn = true;
    pthread_mutex_unlock(&one_at_a_time);
}

void status_line_erase(void) {
    pthread_mutex_lock(&one_at_a_time);
    erase();
    pthread_mutex_unlock(&one_at_a_time);
}

void status_line_say(const char *of, const char *what) {
    pthread_mutex_lock(&one_at_a_time);
    erase();
    fprintf(stderr, "etalon: %s: %s\n", of, what);
    pthread_mutex_unlock(&one_at_a_time);
}
