#include "harness/report/excuse_xml.h"

void excuse_xml_attributes(struct xml_out *out, const struct excuse *excuse) {
    xml_out_attribute(out, "case", excuse->case_id);
    xml_out_attribute(out, "calculation", excuse->calculation);
    xml_out_attribute(out, "result", excuse->result);
    xml_out_attribute(out, "article", excuse->article);
    xml_out_attribute(out, "within", excuse->within);
    xml_out_attribute(out, "got", excuse->got);
    xml_out_attribute(out, "owner", excuse->owner);
    xml_out_attribute(out, "reason", excuse->reason);
    xml_out_attribute(out, "expires", excuse->expires);
}
