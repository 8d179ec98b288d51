# The feature records of __future__.
import __future__ as f

for name in f.all_feature_names:
    feature = getattr(f, name)
    print(name, feature, feature.getOptionalRelease(), feature.getMandatoryRelease(), feature.compiler_flag)
print(f.__all__)
