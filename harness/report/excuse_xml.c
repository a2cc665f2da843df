#include "harness/report/excuse_xml.h"

#include "harness/report/answerable_xml.h"

void excuse_xml_attributes(struct xml_out *out, const struct excuse *excuse) {
    xml_out_attribute(out, "case", excuse->case_id);
    xml_out_attribute(out, "calculation", excuse->calculation);
    xml_out_attribute(out, "result", excuse->result);
    xml_out_attribute(out, "article", excuse->article);
    xml_out_attribute(out, "within", excuse->within);
    xml_out_attribute(out, "got", excuse->got);
    answerable_xml_attributes(out, &excuse->by);
}
