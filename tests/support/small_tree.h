/* A tree of cases and goldens in a folder of its own, for tests of what reads suites. */
#ifndef TESTS_SUPPORT_SMALL_TREE_H
#define TESTS_SUPPORT_SMALL_TREE_H

/*
 * Writes one file of cases and one of goldens (the elements inside the root element) for
 * an article, and gives the root of the tree: borrowed until small_tree_remove.
 */
const char *small_tree_make(const char *article, const char *cases, const char *goldens);
/* Adds another pair of files, of that name, to the tree just made. */
void small_tree_add(const char *name, const char *article, const char *cases,
                    const char *goldens);
/* Adds cases/equivalent.xml with these elements to the tree just made. */
void small_tree_add_equivalents(const char *elements);
void small_tree_remove(void);

#endif
