/* Text shown to the user: everything inside _() can be translated. */
#ifndef HARNESS_TEXT_H
#define HARNESS_TEXT_H

#include <libintl.h>

#define _(s) gettext(s)

#endif
