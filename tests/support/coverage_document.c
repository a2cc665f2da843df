#include "tests/support/coverage_document.h"

#include <stdlib.h>

static const char adjudicated[] =
    "<equivalent ablation=\"IV.8.4/limit-included/too young\">=1+1 &lt;b&gt; &amp; "
    "\"quoted\" 'é</equivalent>\n";

static const char *document(const struct coverage_scope *scope,
                            void (*write)(const struct coverage *coverage,
                                          const struct coverage_scope *scope,
                                          FILE *out)) {
    static char *text;
    struct problems problems = PROBLEMS_INIT;
    measure(AT_55, AT_55_GOLDEN, adjudicated);
    assert_true(
        coverage_adjudicate(&measured, suite_equivalents(measured_suite), &problems));
    free(text);
    size_t length;
    FILE *out = open_memstream(&text, &length);
    write(&measured, scope, out);
    fclose(out);
    return text;
}

const char *coverage_document(void (*write)(const struct coverage *coverage,
                                            const struct coverage_scope *scope,
                                            FILE *out)) {
    const struct coverage_scope article_8 = {.article = IV_8};
    return document(&article_8, write);
}

const char *coverage_document_of_all(void (*write)(const struct coverage *coverage,
                                                   const struct coverage_scope *scope,
                                                   FILE *out)) {
    const struct coverage_scope all = {.all = true};
    return document(&all, write);
}
